// Draws the demo newspaper's mark, a sun rising over three lines of type.

/** The icon of the browser's tab, served at `/demo/ikon.svg`. */
export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="6" fill="#1d3a7a"/>
<path d="M7 17a9 9 0 0 1 18 0z" fill="#f0b43c"/>
<path d="M6 20.5h20M6 24h20M6 27.5h12" stroke="#fff" stroke-width="1.6"/>
</svg>
`;
