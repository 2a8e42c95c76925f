/** Reads the sizes of benchmarks from the environment. */

/** The whole number above zero in this variable, or the default; throws where it holds anything else. */
export const sizeFrom = (variable: string, otherwise: number): number => {
  const value = Number(process.env[variable] ?? otherwise);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`${variable} must be a whole number above zero`);
};
