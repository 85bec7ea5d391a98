/** The subprotocol that a client may ask for beside `bearer.<token>`. */
export const subprotocol = 'lyceum.v1';

/** SHA-256 over the JSON Schemas of both directions; `version.test.ts` fails when a wire change was not meant. */
export const wireHash = '4c44a970acf1d985cbd74c4ff0eb6083306f5221dbbb148fc812dc02de17da88';
