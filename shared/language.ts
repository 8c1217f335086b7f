/** The languages of the window, the first one being the default. */
export const languages = ['pt-BR', 'en'] as const;

export type Language = (typeof languages)[number];
