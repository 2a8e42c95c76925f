/** Finds one cookie among those of a request. */

/** The value of the cookie of this name in a `Cookie` header; empty where there is none. */
export const cookieValue = (header: string, name: string): string =>
  header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';
