/** The word list a new site starts with; a site changes its copy as it likes. */
import type { WordAction, WordEntry } from '../policy.js';
import type { Reason } from '../reasons.js';

type Kind = WordEntry['kind'];

/* One line, one or more patterns separated by commas. Their order is the order of the entries. */
const entries = (
  language: 'id' | 'en',
  [kind, action, reason]: readonly [Kind, WordAction, Reason],
  patterns: string,
): readonly WordEntry[] =>
  patterns
    .split(/[,\n]/u)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => ({
      id: `${language}-${pattern.replaceAll(' ', '-')}`,
      pattern,
      kind,
      action,
      reason,
    }));

/* Insults and obscenities that have no innocent meaning, with all their derivations. */
const ABUSE_STEMS = `
  goblok, goblog, tolol, bego, idiot, dungu, pekok, bangsat, bajingan, keparat, brengsek, bedebah
  jancok, jancuk, dancok, dancuk, kampret, kimak, pukimak, pantek, kontol, memek, entot, ngewe
  jembut, peler, itil, toket, bokep, colmek, sange, sepong, ngentot, lonte, jablay, sundal, jalang
  bencong, banci, bacot, cocot, mampus, modar, bangke, laknat, jongos
`;

/* Short words and abbreviations, which must stand alone: cutting affixes off them would err. */
const ABUSE_WORDS = `
  asu, anying, anjeng, anjrit, anjg, ajg, bgst, bgsd, gblk, kntl, mmk, jnck, ngentd, taik, ndasmu
  bispak, vcs, silit, congor
`;

/*
 * Animals and spirits are insults only in company. The bare word stays free: readers write about
 * dogs and pigs, and a paper reports on both.
 */
const ABUSE_PHRASES = `
  dasar anjing, anjing lu, anjing lo, anjing loe, anjing kau, anjing kalian, anjing banget
  kayak anjing, dasar babi, babi lu, babi lo, babi kau, kayak babi, dasar monyet, monyet lu
  monyet lo, monyet kau, dasar setan, dasar iblis, dasar pelacur, dasar babu, dasar bodoh
  otak udang, otak cacat, otak kosong, tai kucing, anak haram, muka lu kayak, open bo
`;

const THREATS = `
  gue bunuh, gua bunuh, aku bunuh kamu, saya bunuh kamu, bunuh kalian, tak bunuh kowe
  darahnya halal, halal darahnya, penggal kepalanya, mati aja lu, mati aja lo, mati saja kau
`;

/* Slurs against origin, belief and camp (SARA). Held, never refused: quoting them is not using them. */
const SARA_STEMS = `kafir, kapir, kadrun, cebong, aseng, cokin, negro`;
const SARA_PHRASES = `
  dasar cina, cina babi, cina kafir, usir cina, ganyang cina, antek cina, antek yahudi
  dasar yahudi, antek pki, dasar pki, kadal gurun, kaum onta, mata sipit, monyet papua
  papua monyet, agama sampah, agama setan, agama teroris, agama palsu, bakar gereja, bakar masjid
  bakar vihara, bakar pura
`;

/* Nobody writes these except to sell a game of chance. */
const GAMBLING_SPAM = `
  slot gacor, situs gacor, link gacor, pola gacor, situs slot, agen slot, link slot, daftar slot
  bocoran slot, slot maxwin, gampang maxwin, auto maxwin, rtp live, rtp slot, slot terpercaya
  slot deposit, slot pulsa, bo slot, akun pro slot, scatter hitam, bonus new member, anti rungkad
  anti rungkat, situs togel, prediksi togel, situs judi terpercaya, winrate tertinggi
`;
const GAMBLING_SPAM_WORDS = `slot88, slot777, bandarqq, dominoqq, pokerqq`;

/* These are also written about by readers who complain of the trade. */
const GAMBLING_HOLD_WORDS = `maxwin, sbobet`;
const GAMBLING_HOLD = `
  slot online, togel online, bandar togel, togel 4d, toto 4d, poker online
  angka jitu, mahjong ways, gates of olympus, starlight princess, sweet bonanza, gampang menang
  deposit pulsa, depo pulsa, wd cepat, withdraw cepat, slot dana, modal receh
`;

const ADVERTISING = `
  obat kuat, pembesar penis, peninggi badan, uang gaib, pinjol cepat cair
  jasa followers, jual followers, cek bio, link di bio, trading pasti untung
`;

const ENGLISH_WORDS = `
  fuck, fucks, fucked, fucker, fuckers, fucking, motherfucker, motherfuckers, motherfucking
  bullshit, shithead, shitty, asshole, assholes, dumbass, jackass, dumbfuck, bitch, bitches, bastard
  bastards, cunt, cunts, dickhead, cocksucker, pussy, slut, sluts, whore, whores, twat, wanker
  douchebag, scumbag, moron, imbecile, retard, retarded, nigger, niggers, nigga, faggot, faggots
  tranny, kike, chink, gook, wetback, raghead, blowjob, handjob, cumshot, jizz, stfu, kys, viagra
`;
const ENGLISH_PHRASES = `
  piece of shit, kill yourself, go kill yourself, shut the fuck up, go to hell, son of a bitch
  send nudes, online casino, free spins, work from home and earn
`;
const ENGLISH_SPAM = `
  casino bonus, buy followers, crypto giveaway, double your bitcoin, make money fast
  hot girls near you
`;

/**
 * Our own list: insults, obscenities, threats, slurs (always held, never refused), the wave of
 * online gambling (spam only where nothing else can be meant), and a short English part. It
 * names no person. Ids are the language and the pattern, each once.
 */
export const SEED_WORDS: readonly WordEntry[] = [
  ...entries('id', ['stem', 'hold', 'abuse'], ABUSE_STEMS),
  ...entries('id', ['word', 'hold', 'abuse'], ABUSE_WORDS),
  ...entries('id', ['phrase', 'hold', 'abuse'], ABUSE_PHRASES),
  ...entries('id', ['phrase', 'hold', 'threat'], THREATS),
  ...entries('id', ['stem', 'hold', 'hate_sara'], SARA_STEMS),
  ...entries('id', ['phrase', 'hold', 'hate_sara'], SARA_PHRASES),
  ...entries('id', ['phrase', 'spam', 'gambling'], GAMBLING_SPAM),
  ...entries('id', ['word', 'spam', 'gambling'], GAMBLING_SPAM_WORDS),
  ...entries('id', ['word', 'hold', 'gambling'], GAMBLING_HOLD_WORDS),
  ...entries('id', ['phrase', 'hold', 'gambling'], GAMBLING_HOLD),
  ...entries('id', ['phrase', 'hold', 'ad'], ADVERTISING),
  ...entries('en', ['word', 'hold', 'abuse'], ENGLISH_WORDS),
  ...entries('en', ['phrase', 'hold', 'abuse'], ENGLISH_PHRASES),
  ...entries('en', ['phrase', 'spam', 'spam'], ENGLISH_SPAM),
];
