/** A program that lies beside the file `here`: as a source, or as it was built beside the bundle that the file is in. */
export function programBeside(here: string, name: string): URL {
  return new URL(here.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, here)
}
