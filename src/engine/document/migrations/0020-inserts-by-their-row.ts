export const version = 20

/**
 * From here on the journal records an insert without its values, which stand in the row (`recorded-values.ts`). Nothing
 * is changed but the triggers, which are written anew after every step; what was recorded before stays as it is.
 */
export function up(): void {}
