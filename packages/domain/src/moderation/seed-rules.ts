/** The rules a new site starts with; a site changes its copy as it likes. */
import type { Reason } from '../reasons.js';
import type { ListKind, Rule, RuleAction } from './rules/rule.js';

/* One line, one or more patterns separated by commas. Their order is the order of the rules. */
const rulesOf = (
  language: 'id' | 'en',
  [kind, action, reason, note]: readonly [ListKind, RuleAction, Reason, string],
  patterns: string,
): readonly Rule[] =>
  patterns
    .split(/[,\n]/u)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => ({
      id: `${language}-${pattern.replaceAll(' ', '-')}`,
      version: 1,
      looksFor: { kind, pattern, exceptions: [] },
      action,
      reason,
      note,
      mode: 'active',
      expiresAt: null,
    }));

/* Insults and obscenities that have no innocent meaning, with all their derivations. */
const ABUSE_STEMS = `
  goblok, goblog, tolol, bego, idiot, dungu, bangsat, bajingan, keparat, brengsek, bedebah
  jancok, jancuk, dancok, dancuk, kampret, kimak, pukimak, pantek, kontol, memek, entot, ngewe
  jembut, peler, itil, toket, bokep, colmek, sange, sepong, ngentot, lonte, jablay, sundal, jalang
  bencong, banci, bacot, cocot, mampus, modar, bangke, laknat, jongos, diancuk, dancik, jancik
  bangsad, bajinguk, keparad, goblik, koplok, pekok, cecunguk, kunyuk, sompret, semprul
  ngehe, kehed, perek, pecun, puki, pepek, gathel, kentot, ngentu, ngaceng, jembud, cangkem
`;

/* Short words and abbreviations, which must stand alone: cutting affixes off them would err. */
const ABUSE_WORDS = `
  asu, anying, anjeng, anjrit, anjg, ajg, bgst, bgsd, gblk, kntl, mmk, jnck, ngentd, taik, ndasmu
  bispak, vcs, silit, congor, asw, asyu, assu, anjrot, anjim, bngst, bgsat, bangsyat, gblg, tlol
  kntol, kontl, mmek, memk, ngntt, ngentt, crot, maho
`;

/*
 * Animals and spirits are insults only in company. The bare word stays free: readers write about
 * dogs and pigs, and a paper reports on both.
 */
const ABUSE_PHRASES = `
  dasar anjing, anjing lu, anjing lo, anjing loe, anjing kau, anjing kalian, anjing banget
  kayak anjing, dasar babi, babi lu, babi lo, babi kau, kayak babi, dasar monyet, monyet lu
  monyet lo, monyet kau, dasar setan, dasar iblis, dasar pelacur, dasar babu, dasar bodoh
  otak udang, otak cacat, otak kosong, otak dengkul, otak selangkangan, tai kucing, tai lu
  anak haram, anak setan, setan alas, dasar cacat, dasar autis, dasar sampah, dasar lacur
  muka lu kayak, kayak tai, mulut sampah, mulut comberan, open bo
`;

const THREATS = `
  gue bunuh, gua bunuh, aku bunuh kamu, saya bunuh kamu, bunuh kalian, tak bunuh kowe
  darahnya halal, halal darahnya, penggal kepalanya, mati aja lu, mati aja lo, mati saja kau
  gue habisi lu, gua habisi lu, tunggu aja lu, awas lu ya, gue cari rumah lu, bunuh aja
  bakar rumahnya
`;

/* Slurs against origin, belief and camp (SARA). Held, never refused: quoting them is not using them. */
const SARA_STEMS = `kafir, kapir, kadrun, cebong, aseng, cokin, negro, jawir`;
const SARA_PHRASES = `
  dasar cina, cina babi, cina kafir, usir cina, ganyang cina, antek cina, antek yahudi
  dasar yahudi, antek pki, dasar pki, kadal gurun, kaum onta, mata sipit, monyet papua
  papua monyet, agama sampah, agama setan, agama teroris, agama palsu, bakar gereja, bakar masjid
  bakar vihara, bakar pura, anak pki, antek komunis, arab gurun, kaum sodom
  syiah sesat, papua kera, cina loleng, muslim teroris, islam teroris
  kristen sesat, hindu sesat, ahmadiyah sesat, usir arab, usir pendatang
`;

/* Nobody writes these except to sell a game of chance. */
const GAMBLING_SPAM = `
  slot gacor, situs gacor, link gacor, pola gacor, link slot, daftar slot
  bocoran slot, slot maxwin, gampang maxwin, auto maxwin, rtp live, rtp slot, slot terpercaya
  slot deposit, slot pulsa, bo slot, akun pro slot, scatter hitam, bonus new member, anti rungkad
  anti rungkat, prediksi togel, situs judi terpercaya, winrate tertinggi
  gacor hari ini, gacor malam ini, slot gampang menang, slot thailand, slot gopay
  slot ovo, slot qris, slot deposit pulsa, depo 10k, link gacor terbaru, bonus deposit 100
  garansi kekalahan, room gacor
`;
const GAMBLING_SPAM_WORDS = `slot88, slot777, slot4d, gacor88, gacor77, togel4d, bandarqq, dominoqq, pokerqq`;

/* These are also written about by readers who complain of the trade. */
const GAMBLING_HOLD_WORDS = `maxwin, sbobet`;
const GAMBLING_HOLD = `
  situs slot, situs togel, situs toto, agen slot, agen togel, server thailand, slot online, togel online, bandar togel, togel 4d, toto 4d, poker online
  angka jitu, mahjong ways, gates of olympus, starlight princess, sweet bonanza, gampang menang
  deposit pulsa, depo pulsa, wd cepat, withdraw cepat, slot dana, modal receh, mix parlay
  toto macau, bandar bola, demo slot, akun demo slot, kakek zeus, free chip
`;

const ADVERTISING = `
  obat kuat, pembesar penis, peninggi badan, uang gaib, pinjol cepat cair
  jasa followers, jual followers, cek bio, link di bio, trading pasti untung
`;

const ENGLISH_WORDS = `
  fuck, fucks, fucked, fucker, fuckers, fucking, motherfucker, motherfuckers, motherfucking
  fuckwit, fuckface, fuckhead, dumbfuck, bullshit, shithead, shitheads, shitface, shithole, shitty
  dipshit, asshole, assholes, arsehole, arseholes, asshat, assclown, dumbass, jackass, bitch
  bitches, bastard, bastards, cunt, cunts, dickhead, dickheads, cocksucker, cocksuckers, pussy
  prick, pricks, bellend, knobhead, tosser, tossers, wanker, wankers, twat, twats, slut, sluts
  skank, skanks, whore, whores, thot, thots, douchebag, scumbag, scumbags, moron, morons, imbecile
  imbeciles, retard, retards, retarded, libtard, libtards, cuck, cucks, blowjob, handjob, cumshot
  jizz, stfu, gtfo, kys
`;
const ENGLISH_SLURS = `
  nigger, niggers, nigga, niggas, faggot, faggots, tranny, trannies, kike, kikes, chink, chinks
  gook, gooks, spic, spics, wetback, wetbacks, raghead, ragheads, towelhead, towelheads
`;
const ENGLISH_PHRASES = `
  piece of shit, kill yourself, go kill yourself, shut the fuck up, go to hell, son of a bitch
  send nudes, go back to your country
`;
const ENGLISH_THREATS = `i will kill you, you will die, i know where you live, hope you die`;
const ENGLISH_ADVERTISING = `
  viagra, cialis
`;
const ENGLISH_OFFERS = `
  online casino, free spins, work from home and earn, dm me for details, guaranteed profit
`;
const ENGLISH_SPAM = `
  casino bonus, buy followers, crypto giveaway, double your bitcoin, make money fast
  hot girls near you
`;

/*
 * A shadow to begin with: it says what it would have caught and does nothing until somebody has
 * looked at its figures. Readers who complain of the trade link to articles about it too.
 */
const GAMBLING_LINKS: Rule = {
  id: 'judi-tautan-pembaca-baru',
  version: 1,
  looksFor: {
    kind: 'if-then',
    match: 'all',
    conditions: [
      { field: 'author.approved', operator: '<', value: 3 },
      { field: 'links', operator: '>', value: 0 },
      {
        field: 'text',
        operator: 'has',
        value: 'slot, gacor, togel, maxwin, jackpot, scatter, rtp',
      },
    ],
  },
  action: 'spam',
  reason: 'gambling',
  note: 'Pembaca baru menautkan situs judi\nPaket judi daring',
  mode: 'shadow',
  expiresAt: null,
};

/* Where a rule comes from, by which it is found on the desk. */
const FROM = {
  abuse: 'Daftar awal: makian',
  threat: 'Daftar awal: ancaman',
  sara: 'Daftar awal: SARA. Ditahan saja: mengutip bukan memakai.',
  gambling: 'Paket judi daring',
  ad: 'Daftar awal: iklan',
} as const;

/**
 * Our own list: insults, obscenities, threats, slurs (always held and never refused), a pack
 * against the wave of online gambling (spam only where nothing else can be meant), and a short
 * English part. It names no person. Ids are the language and the pattern, each once.
 */
export const SEED_RULES: readonly Rule[] = [
  ...rulesOf('id', ['stem', 'nudge', 'abuse', FROM.abuse], ABUSE_STEMS),
  ...rulesOf('id', ['word', 'nudge', 'abuse', FROM.abuse], ABUSE_WORDS),
  ...rulesOf('id', ['phrase', 'nudge', 'abuse', FROM.abuse], ABUSE_PHRASES),
  ...rulesOf('id', ['phrase', 'nudge', 'threat', FROM.threat], THREATS),
  ...rulesOf('id', ['stem', 'hold', 'hate_sara', FROM.sara], SARA_STEMS),
  ...rulesOf('id', ['phrase', 'hold', 'hate_sara', FROM.sara], SARA_PHRASES),
  ...rulesOf('id', ['phrase', 'spam', 'gambling', FROM.gambling], GAMBLING_SPAM),
  ...rulesOf('id', ['word', 'spam', 'gambling', FROM.gambling], GAMBLING_SPAM_WORDS),
  ...rulesOf('id', ['word', 'nudge', 'gambling', FROM.gambling], GAMBLING_HOLD_WORDS),
  ...rulesOf('id', ['phrase', 'nudge', 'gambling', FROM.gambling], GAMBLING_HOLD),
  GAMBLING_LINKS,
  ...rulesOf('id', ['phrase', 'hold', 'ad', FROM.ad], ADVERTISING),
  ...rulesOf('en', ['word', 'nudge', 'abuse', FROM.abuse], ENGLISH_WORDS),
  ...rulesOf('en', ['phrase', 'nudge', 'abuse', FROM.abuse], ENGLISH_PHRASES),
  ...rulesOf('en', ['phrase', 'nudge', 'threat', FROM.threat], ENGLISH_THREATS),
  ...rulesOf('en', ['word', 'hold', 'hate_sara', FROM.sara], ENGLISH_SLURS),
  ...rulesOf('en', ['word', 'hold', 'ad', FROM.ad], ENGLISH_ADVERTISING),
  ...rulesOf('en', ['phrase', 'hold', 'ad', FROM.ad], ENGLISH_OFFERS),
  ...rulesOf('en', ['phrase', 'spam', 'spam', FROM.ad], ENGLISH_SPAM),
];
