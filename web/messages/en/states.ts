export const states = {
  loading: "Loading",
  retry: "Try again",
  failed: "The data could not be fetched",
  lastGood: "Still showing the data of {time}.",
  kinds: { network: "The server did not answer", refused: "The server refused the request", broken: "The server's answer cannot be read" },
  notFound: "Not found; it may have been removed",
  startFailed: "The map cannot open yet",
  justNow: "just now",
  minutesAgo: "{n} min ago",
  hoursAgo: "{n} h ago",
  daysAgo: "{n} d ago",
};
