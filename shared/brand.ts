/** A string or number that the compiler keeps apart from every other: `Brand<string, 'GroupId'>`. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
