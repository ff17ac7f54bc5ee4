/**
 * What was accepted for one column. `kept` says that a person wanted it as an extra field; without it a column that
 * is no field may become one when the dictionary learns its word. `stated` is the unit that the sheet named itself,
 * `unit` the one that was used: where they differ, a person chose.
 */
export type TemplateColumn = {
  header: string
  field: string | null
  kept: boolean
  unit: string | null
  stated: string | null
}
