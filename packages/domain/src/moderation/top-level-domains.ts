/** The ends of host names that tell a host from two words with a full stop between them. */

const setOf = (words: string): readonly string[] => words.trim().split(/\s+/u);

/** Ends that are no word of Indonesian or English, so that they show a host even in disguise. */
export const PLAIN_TLDS: ReadonlySet<string> = new Set(
  setOf('com net org id io xyz biz gg cc ly ws tk ml cf gq'),
);

/** All ends under which links are met: registries' country codes and the popular new ones. */
export const TLDS: ReadonlySet<string> = new Set([
  ...PLAIN_TLDS,
  ...setOf(`
    me co to tv vip ai my sg ru cn uk us de eu dev gov site info online club top pro app link
    live shop store asia news blog space icu fun win bet casino poker games game party work
    today world life click page bio tech cloud lol one art agency group company digital media
    network academy mobi name edu mil int be jp kr in au ca fr it es nl ch se no fi pl br mx za
    nz ph th vn hk tw la is im fm am pw su
  `),
]);
