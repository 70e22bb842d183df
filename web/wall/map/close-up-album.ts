/** What the picture of a number must show. */
export interface WantedPicture {
  readonly number: number;
  /** A picture that shows something else is wrong and goes at once. */
  readonly shows: string;
  /** One of another detail is merely old and stays until there is a new one. */
  readonly detail: number;
}

/** Pictures by number, as addresses that the page can show. */
export interface CloseUpAlbum {
  /** Drops every picture that is not wanted any more; answers with those that are to be taken. */
  keep<T extends WantedPicture>(wanted: readonly T[]): T[];
  put(wanted: WantedPicture, picture: Blob): void;
  addresses(): ReadonlyMap<number, string>;
  clear(): void;
}

export function createCloseUpAlbum(): CloseUpAlbum {
  const pictures = new Map<number, WantedPicture & { readonly address: string }>();

  function drop(number: number): void {
    const picture = pictures.get(number);
    if (picture !== undefined) URL.revokeObjectURL(picture.address);
    pictures.delete(number);
  }

  return {
    keep(wanted) {
      const shows = new Map(wanted.map((each) => [each.number, each.shows]));
      for (const picture of [...pictures.values()]) if (shows.get(picture.number) !== picture.shows) drop(picture.number);
      return wanted.filter(({ number, detail }) => pictures.get(number)?.detail !== detail);
    },
    put({ number, shows, detail }, picture) {
      drop(number);
      pictures.set(number, { number, shows, detail, address: URL.createObjectURL(picture) });
    },
    addresses: () => new Map([...pictures].map(([number, { address }]) => [number, address])),
    clear() {
      for (const number of [...pictures.keys()]) drop(number);
    },
  };
}
