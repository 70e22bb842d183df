const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A unified social credit code (GB 32100) with right check characters: registry and kind (2),
 * division (6), organisation code with its own check (GB 11714, 9), check.
 */
export function creditCode(kind: "91" | "93", division: string, serial: number): string {
  const body = `MA${String(serial).padStart(6, "0")}`;
  const seventeen = `${kind}${division}${body}${organisationCheck(body)}`;
  return seventeen + creditCheck(seventeen);
}

/** Check character over the first 17: (31 - sum of c_i * 3^i mod 31) mod 31, i from 0. */
export function creditCheck(seventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of seventeen) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Letters count from A = 10 here, unlike in GB 32100, which leaves some out. */
function organisationCheck(eight: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((all, weight, at) => all + weight * parseInt(eight.charAt(at), 36), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}
