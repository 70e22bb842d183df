/**
 * The candidate that a mistyped name most likely meant, or undefined when none is close:
 * at most a third of its letters differ, ignoring case and punctuation.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const offered = plain(candidate);
    const isPart = wanted.length >= 3 && offered.length >= 3 && (offered.includes(wanted) || wanted.includes(offered));
    const distance = isPart ? Math.min(0.9, editDistance(wanted, offered)) : editDistance(wanted, offered);
    if (distance < bestDistance && (isPart || distance <= Math.max(1, Math.floor(wanted.length / 3)))) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** " Did you mean …?" for the end of a sentence, or nothing. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_.\-]+/g, "");
}

/** Damerau-Levenshtein distance, restricted form: a swap of neighbours counts once. `b` may go on. */
function editDistance(a: string, b: string): number {
  let twoBack: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (twoBack[j - 2] ?? 0) + 1);
      row.push(best);
    }
    twoBack = previous;
    previous = row;
  }
  // What was typed may be the beginning of the name: the rest of it then counts half a letter.
  const begun = a.length >= 4 ? Math.min(...previous.slice(a.length - 1)) + 0.5 : Infinity;
  return Math.min(previous[b.length] ?? 0, begun);
}
