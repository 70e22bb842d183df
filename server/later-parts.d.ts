interface ImportMeta {
  /** Vite replaces it at build time by lazy imports of the files that exist. */
  glob<T>(pattern: string): Record<string, () => Promise<T>>;
}
