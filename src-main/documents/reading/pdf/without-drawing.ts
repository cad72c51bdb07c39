/*
 * pdf.js makes a matrix of the browser's class while it loads, and otherwise finds one only where npm has put a native
 * drawing library, which a package built for another platform lacks. Reading text calculates with neither.
 */
globalThis.DOMMatrix ??= class {} as unknown as typeof DOMMatrix
