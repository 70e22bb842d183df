/** Something about the database that the person who starts EcoGrid must know; the message is a whole sentence for them. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}
