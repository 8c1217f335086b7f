/** The most promos that are made in one go. In a file of its own: the window's first script knows it, and no schema. */
export const mostPromos = 20;
