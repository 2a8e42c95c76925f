/** A QR code as one SVG path, drawn in the page: nobody else learns what is in it. */
import { correction, generate } from 'lean-qr';
import { svg, type SVGTemplateResult } from 'lit';

/** Modules of white around a code (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;

/** The picture of a text, dark on light in either look: that is what cameras expect. */
export const qrView = (text: string, label: string): SVGTemplateResult => {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const path: string[] = [];
  for (let y = 0; y < code.size; y += 1)
    for (let x = 0; x < code.size; x += 1)
      if (code.get(x, y)) path.push(`M${x + QUIET} ${y + QUIET}h1v1h-1z`);
  const size = code.size + 2 * QUIET;
  return svg`<svg class="qr" role="img" aria-label=${label} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${path.join('')} fill="#000"></path>
  </svg>`;
};
