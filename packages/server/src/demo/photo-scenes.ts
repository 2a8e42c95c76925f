// Draws the demo articles' illustrations from plain geometry on a canvas of 1200 by 675 units.

/** Repeats a drawing `count` times, giving it its turn, counted from nought. */
const times = (count: number, draw: (turn: number) => string): string =>
  Array.from({ length: count }, (_, turn) => draw(turn)).join('');

/** A stepping number between 0 and 1 that looks irregular but is the same in every drawing. */
const scatter = (turn: number): number => (turn * 0.618_034) % 1;

// Steps of the plastic number's powers, which spread points evenly over a plane without visible rows.
const scatterAcross = (turn: number): number => (0.5 + turn * 0.754_878) % 1;
const scatterDown = (turn: number): number => (0.5 + turn * 0.569_84) % 1;

const circle = (x: number, y: number, { r, fill }: { r: number; fill: string }): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="${fill}"/>`;

const fruitColours = ['#e58a2b', '#c8402f', '#e9b949', '#7f9a3c'] as const;

const fruitPile = (left: number, turn: number): string => {
  const fill = fruitColours[turn % fruitColours.length] ?? '#e58a2b';
  const row = (length: number, y: number): string =>
    times(length, (step) =>
      circle(left + 120 + (step - (length - 1) / 2) * 46, y, { r: 24, fill }),
    );
  return row(5, 540) + row(4, 502) + row(3, 464);
};

const stall = (turn: number): string => {
  const left = 20 + turn * 296;
  const cloth = turn % 2 === 0 ? '#b33a2b' : '#1f5c57';
  const stripes = times(6, (step) => {
    const x = left + step * 44;
    return `<path d="M${x} 300h44v64a22 22 0 0 1-44 0z" fill="${step % 2 === 0 ? cloth : '#fbf3e2'}"/>`;
  });
  const posts = `<path d="M${left + 5} 300v270M${left + 259} 300v270" stroke="#6b4a2b" stroke-width="10"/>`;
  return `${posts}${fruitPile(left + 12, turn)}<rect x="${left}" y="562" width="264" height="113" fill="#7b5436"/><rect x="${left}" y="562" width="264" height="12" fill="#a0744c"/>${stripes}`;
};

const lamp = (turn: number): string => {
  const x = 152 + turn * 296;
  return `<path d="M${x} 240v22" stroke="#6b4a2b" stroke-width="4"/>${circle(x, 274, { r: 34, fill: '#f0dcb2' })}${circle(x, 274, { r: 15, fill: '#fff3cf' })}`;
};

const market = (): string => `<rect width="1200" height="675" fill="#f0dcb2"/>
<path d="M0 240L600 40l600 200v70H0z" fill="#d8b981"/>
<g stroke="#8a6238" stroke-width="10" fill="none"><path d="M0 240L600 40l600 200M0 240h1200M600 40v200M300 140v100M900 140v100M300 240L600 140l300 100"/></g>
${times(4, lamp)}
${times(4, stall)}`;

const pitchLines = `<g fill="none" stroke="#f3f6ea" stroke-width="6"><path d="M60 50h1080v575H60zM600 50v575M60 180h170v315H60M60 262h64v151H60M1140 180H970v315h170M1140 262h-64v151h64"/><circle cx="600" cy="337" r="92"/><path d="M230 278a72 72 0 0 1 0 119M970 278a72 72 0 0 0 0 119"/></g>`;

const football = (): string => `<rect width="1200" height="675" fill="#2c6b4a"/>
${times(9, (turn) => (turn % 2 === 0 ? `<rect x="${60 + turn * 120}" y="50" width="120" height="575" fill="#347a55"/>` : ''))}
${pitchLines}
<path d="M500 560C640 600 860 560 930 420" fill="none" stroke="#f0b43c" stroke-width="8" stroke-dasharray="2 22" stroke-linecap="round"/>
<path d="M930 420Q1010 330 1112 322" fill="none" stroke="#f0b43c" stroke-width="8" stroke-linecap="round"/>
${[
  [500, 560],
  [930, 420],
  [720, 300],
  [810, 500],
]
  .map(([x = 0, y = 0]) => circle(x, y, { r: 22, fill: '#f0b43c' }))
  .join('')}
${[
  [880, 300],
  [1010, 410],
  [1040, 250],
  [760, 420],
  [1100, 350],
]
  .map(([x = 0, y = 0]) => circle(x, y, { r: 22, fill: '#1d2f4d' }))
  .join('')}
${circle(1128, 320, { r: 13, fill: '#fff' })}`;

const paver = (turn: number): string => {
  const row = Math.floor(turn / 14);
  const x = (turn % 14) * 96 - (row % 2) * 48;
  const shade = ['#b9b2a3', '#c6bfb0', '#aba494'][Math.floor(scatter(turn) * 3)] ?? '#b9b2a3';
  return `<rect x="${x}" y="${430 + row * 50}" width="90" height="44" rx="5" fill="${shade}"/>`;
};

const tree = (x: number): string =>
  `<rect x="${x - 9}" y="250" width="18" height="180" fill="#5a4634"/>${circle(x, 190, { r: 104, fill: '#3f7a63' })}${circle(x - 58, 236, { r: 70, fill: '#346953' })}${circle(x + 62, 230, { r: 74, fill: '#498a70' })}<rect x="${x - 52}" y="424" width="104" height="20" rx="4" fill="#4b3a2b"/>`;

const raindrop = (turn: number): string => {
  const x = scatterAcross(turn) * 1280;
  const y = scatterDown(turn) * 600 - 40;
  return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}l-22 62"/>`;
};

const pavement = (): string => `<rect width="1200" height="675" fill="#a9bcc6"/>
<path d="M0 300h150v-90h120v60h140v-120h170v150h130v-80h150v40h140v-90h200v260H0z" fill="#8ea4b1"/>
<rect y="424" width="1200" height="251" fill="#77705f"/>
${times(70, paver)}
${[210, 640, 1060].map(tree).join('')}
<g stroke="#e9f2f5" stroke-width="4" stroke-linecap="round" opacity=".75">${times(90, raindrop)}</g>`;

const busWindow = (turn: number): string =>
  `<rect x="${372 + turn * 92}" y="312" width="76" height="84" rx="8" fill="#ffd984"/>${turn % 2 === 0 ? circle(410 + turn * 92, 364, { r: 17, fill: '#6d4b2c' }) + `<path d="M${384 + turn * 92} 396a26 22 0 0 1 52 0z" fill="#6d4b2c"/>` : ''}`;

const streetLamp = (x: number): string =>
  `<path d="M${x} 136l-140 419h280z" fill="#ffd984" opacity=".16"/><path d="M${x + 60} 555V150q0-24-24-24h-36" fill="none" stroke="#0c1430" stroke-width="9"/><rect x="${x - 24}" y="118" width="52" height="16" rx="8" fill="#ffe8b0"/>`;

const bus = (): string => `<rect width="1200" height="675" fill="#1b2757"/>
${times(40, (turn) => circle(scatterAcross(turn) * 1200, scatterDown(turn) * 260, { r: 1.5 + scatter(turn * 3) * 2, fill: '#cdd8ff' }))}
${circle(800, 118, { r: 52, fill: '#f6e3b4' })}${circle(778, 106, { r: 48, fill: '#1b2757' })}
<path d="M0 380h90v-130h110v90h90v-170h130v120h120v-60h140v110h100v-150h150v90h110v-60h160v335H0z" fill="#121b40"/>
<rect y="555" width="1200" height="120" fill="#232a3e"/>
<path d="M0 622h1200" stroke="#d8c98f" stroke-width="6" stroke-dasharray="70 56"/>
${[190, 1050].map(streetLamp).join('')}
<rect x="330" y="268" width="600" height="262" rx="34" fill="#c8402f"/><rect x="330" y="430" width="600" height="22" fill="#f3efe4"/>
${times(5, busWindow)}<path d="M838 312h52q24 0 30 30l10 88h-92z" fill="#bfe0ea"/>
${[450, 790].map((x) => circle(x, 535, { r: 46, fill: '#10131c' }) + circle(x, 535, { r: 20, fill: '#9aa3b5' })).join('')}
<path d="M930 486l210 46v36L930 508z" fill="#ffe8b0" opacity=".3"/><rect x="906" y="480" width="26" height="28" rx="6" fill="#ffe8b0"/>`;

const spineColours = [
  '#a43c2e',
  '#1d3a7a',
  '#d9a441',
  '#2f6f62',
  '#7b4b7c',
  '#e8dcc0',
  '#45526b',
] as const;

const spine = (turn: number): string => {
  const row = Math.floor(turn / 18);
  const height = 72 + scatter(turn * 3 + 1) * 26;
  const x = 402 + (turn % 18) * 22;
  const fill = spineColours[Math.floor(scatter(turn + 4) * spineColours.length)] ?? '#a43c2e';
  return `<rect x="${x}" y="${(428 + row * 112 - height).toFixed(1)}" width="19" height="${height.toFixed(1)}" rx="2" fill="${fill}"/>`;
};

const library = (): string => `<rect width="1200" height="675" fill="#f3d9a4"/>
${circle(930, 190, { r: 86, fill: '#fbeecb' })}
<path d="M0 420Q200 250 420 380T820 350t380 40v285H0z" fill="#a9b27a"/><path d="M0 500q260-110 560-30t640-20v225H0z" fill="#7f9457"/>
${times(7, (turn) => `<path d="M0 ${548 + turn * 20}q300-40 600-8t600-10" fill="none" stroke="#5f7a42" stroke-width="3"/>`)}
<rect x="384" y="320" width="432" height="232" fill="#5b3d27"/>
<path d="M384 428h432M384 540h432" stroke="#8b6240" stroke-width="10"/>
${times(36, spine)}
<path d="M330 330Q400 300 470 190 540 120 600 112q60 8 130 78 70 110 140 140z" fill="#3a2a20"/><path d="M330 330Q400 300 470 190 540 120 600 112q60 8 130 78 70 110 140 140" fill="none" stroke="#6d4b2c" stroke-width="9"/>
${[410, 600, 790].map((x) => `<rect x="${x - 13}" y="552" width="26" height="72" fill="#4a3220"/>`).join('')}
<path d="M560 624l24-72h52l24 72M570 596h80M578 572h64" fill="none" stroke="#8b6240" stroke-width="8"/>`;

const sunrise = (): string =>
  `<rect width="1200" height="675" fill="#e9dfc8"/>${circle(600, 470, { r: 190, fill: '#e0a526' })}<rect y="470" width="1200" height="205" fill="#1d3a7a"/>`;

const scenes: Readonly<Record<string, () => string>> = {
  'pasar-randu-kembar-dibuka-kembali': market,
  'aruna-putra-balikkan-keadaan': football,
  'trotoar-resapan-jalan-kenari': pavement,
  'bus-malam-koridor-4': bus,
  'lumbung-tua-menyimpan-buku': library,
};

/** The drawing for an article as SVG elements; an article without one of its own gets a sunrise. */
export const sceneFor = (slug: string): string =>
  (Object.hasOwn(scenes, slug) ? (scenes[slug] ?? sunrise) : sunrise)();
