export const workbench = {
  mine: {
    choose: "Choose my grid", change: "Change", make: "Make it my grid", clear: "No grid, show everything",
    search: "Search by person or cell", placeholder: "Name, cell name or code", hint: "Type a name for the cells that the person's posts look after, or choose one cell.", none: "Nothing found for “{text}”.",
    title: "{place} · my grid", titleAssigned: "{name} · assigned to me", several: "{name} and others ({n} cells)", beneath: "{level}: {n}", onLeave: "on leave",
    modes: { label: "Scope", cells: "My grid", assigned: "Assigned to me" }, noCells: "None of the posts has a cell", empty: "No incidents here yet (as of {time}).",
    failed: "My grid could not be fetched; everything is shown. {reason}", line: "Cells above mine", fit: "Show all of it on the map",
  },
  order: { label: "Order", newest: "Newest report first", near_boundary: "Near border first", distance_place: "By distance: place or map centre", distance_here: "By distance: where I am" },
  here: {
    use: "Use my position", locating: "Locating…", accuracy: "Accuracy (m)", accuracyUnknown: "not known",
    insecure: "Browsers give the position only to pages from https or this machine, and this one is not. Click the map or enter coordinates.", missing: "This device gives no position. Click the map or enter coordinates.",
    denied: "The position was not allowed. Allow it in the browser's settings, or click the map.", unavailable: "The position cannot be told now. Try again in the open, or click the map.", timeout: "Locating took too long. Try again, or click the map.",
  },
  lens: { label: "Border between {owner} and {other}, {distance} from {other}, scale 1:{scale}", accuracy: "position ±{accuracy}", failed: "The close-up could not be drawn; the distance is above." },
  around: {
    title: "Sources and water nearby", total: "Enterprises within {distance}: {n}", point: "Draw the line on the map", noEnterprise: "No registered enterprise within {distance}.", nearest: "Only the nearest {n} are listed.",
    noReach: "No river reach within {distance}.", noPosition: "Without a position there is nothing near it.", upstream: "Up-stream: {reaches} reaches, {sections} sections, {enterprises} enterprises on the bank", upstreamFailed: "What lies up-stream could not be fetched.",
    kinds: { section: "Section", enterprise: "Source" }, more: "{n} more.",
  },
  samePlace: { title: "At the same place", total: "{n} more", newest: "The newest {n} are listed." },
  same: { title: "Same kind nearby: {kind}", total: "{n} within {distance}, last 365 days", none: "Nothing of the same kind within {distance} in the last 365 days.", newest: "The newest {n} are listed." },
  timeline: {
    title: "History", reported: "Registered and assigned to {to}", imported: "Imported {to}", overridden: "Re-assigned: {from} → {to}", released: "Override released: {from} → {to}", moved: "Moved with borders, rules or people: {from} → {to}",
    movedSame: "Assigned anew with borders, rules or people; still with {to}", overriddenSame: "Set by hand; still with {to}", releasedSame: "Override released; still with {to}", cells: "Cell: {from} → {to}", noCell: "in no cell",
    by: "by {name}", none: "Nothing yet.",
  },
  override: { title: "Assigned by hand", reason: "Reason: {reason}", holds: "Stays when rules change, until released", rules: "What the rules say" },
  reassign: {
    open: "Re-assign", title: "Re-assign", now: "Now with {department} {person}.", department: "Department", choose: "Choose", find: "Find a post (name, cell, person)", post: "Post", anyPost: "None: the head of the department decides",
    onDuty: "on duty {name}", person: "Person", whoeverOnDuty: "Whoever is on duty (now {name})", vacant: "This post is vacant.", more: "The first {n} of {total} posts; type a name to narrow them down.",
    reason: "Reason (required, goes into the history)", by: "Done by (optional)", cancel: "Cancel", send: "Re-assign", sending: "Submitting…", needDepartment: "Choose a department", needReason: "Enter a reason",
    conflict: "Somebody else was quicker.", nowIs: "Now with {department} {person}.", conflictReason: "Reason: {reason}.",
  },
  release: { open: "Release", title: "Release the override", text: "It is then assigned anew by the borders, rules and people in force.", reason: "Reason (required)", send: "Release" },
  confirm: {
    title: "Confirm the place: close to a border", text: "This point belongs to {owner}, only {distance} from {other}. Check the place before reporting.", unstable: "The accuracy of ±{accuracy} is not less than the way to the border: the true place may be on the other side.",
    here: "Belongs here", beside: "{distance} away", answers: "Answered for by {who}", asking: "Asking…", unknown: "Who answers could not be told", send: "The place is right, report to {name}", back: "Back to the place",
  },
  outbox: {
    waiting: "{n} reports wait to be sent, and go by themselves once online", view: "View", kept: "No connection: kept on this device and sent once online.", title: "Reports waiting to be sent", text: "Kept in this device's browser only, and deleted once sent; sending twice registers once.",
    unsent: "waits for the connection", refused: "The server did not take it: {reason}", near: "close to a border, confirm the place", nearNamed: "belongs to {owner}, only {distance} from {other}: confirm the place", confirm: "The place is right, report", discard: "Delete", retry: "Try now", empty: "All are sent.",
  },
  measure: {
    title: "Measure", line: "Distance", area: "Area", stop: "Stop measuring", length: "Length", lastLeg: "Last leg", areaSize: "Area", perimeter: "Perimeter", addCentre: "Add map centre", takeBack: "Take back", finish: "Finish", again: "Measure anew",
    crosses: "The outline crosses itself: do not trust the area.", failed: "Could not be computed: {reason}", how: "Geodesic length and area on the ellipsoid. Enter finishes, Backspace takes back, Esc stops.", hints: { line: "Click two or more points on the map.", area: "Click three or more points on the map." },
  },
  phone: { more: "More" },
};
