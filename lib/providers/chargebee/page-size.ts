/** Items of a page of a list: as many as Chargebee gives. */
export const pageSize = 100
