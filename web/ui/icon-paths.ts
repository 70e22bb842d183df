/** Outline icons on a 20 × 20 grid. They stand beside words or carry an accessible name, never alone. */
export const ICON_PATHS = {
  cube: "M10 2 17 6v8l-7 4-7-4V6zM3 6l7 4 7-4M10 10v8",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13 13l4 4",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  home: "M3.5 9.5 10 3.5l6.5 6M5.5 8.5v8h9v-8",
  layers: "m10 3 7.5 4L10 11 2.5 7zM3 10.5l7 3.7 7-3.7M3 13.7l7 3.7 7-3.7",
  close: "m5 5 10 10M15 5 5 15",
  up: "m5 12.5 5-5 5 5",
  down: "m5 7.5 5 5 5-5",
  right: "m7.5 5 5 5-5 5",
  target: "M10 5.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10 2v4M10 14v4M2 10h4M14 10h4",
  pin: "M10 18c3.5-4 5.5-6.8 5.5-9.5a5.5 5.5 0 1 0-11 0C4.5 11.2 6.5 14 10 18M10 6.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  warning: "M10 3.5 17.5 16.500h-15zM10 8.500v4M10 14.200v.6",
  check: "m4 10.5 4 4 8-9",
  sun: "M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.800v2M10 16.200v2M1.8 10h2M16.2 10h2M4.2 4.200l1.4 1.400M14.4 14.400l1.4 1.400M4.2 15.800l1.4-1.400M14.4 5.600l1.4-1.4",
  moon: "M16.5 12A7 7 0 0 1 8 3.500a7 7 0 1 0 8.5 8.5",
  list: "M7 5h10M7 10h10M7 15h10M3.3 5h.4M3.3 10h.4M3.3 15h.4",
  funnel: "M3 4.500h14L11.5 11v5.500l-3-1.800V11z",
  calendar: "M3.5 5h13v11.500h-13zM3.5 8.500h13M7 3v3.500M13 3v3.5",
  map: "m2.5 5 5-2 5 2 5-2v12l-5 2-5-2-5 2zM7.5 3v12M12.5 5v12",
} as const;
export type IconName = keyof typeof ICON_PATHS;
