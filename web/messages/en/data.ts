export const data = {
  title: "Data",
  skip: "Skip to the content",
  startFailed: "The data desk cannot be opened yet. {reason}",
  tabs: { label: "Data desk", "data": "To do", "data-imports": "Imports", "data-editions": "Boundaries", "data-matrix": "Responsibilities", "data-posts": "Posts" },
};
