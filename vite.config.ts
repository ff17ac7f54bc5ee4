import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import ui from '@nuxt/ui/vite'
import vue from '@vitejs/plugin-vue'
import type { EnvironmentOptions, Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}

/** The four builds, in order. `HESHU_BUILD=client` builds the window alone. */
const builds = ['client', 'main', 'preload', 'engine'] as const
const chosen = process.env.HESHU_BUILD?.split(',') ?? builds

function electronBuild(
  entry: string,
  format: 'es' | 'cjs',
  external: (string | RegExp)[],
  more: Record<string, string> = {},
): EnvironmentOptions {
  const extension = format === 'cjs' ? 'cjs' : 'js'
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      outDir: resolve(root, 'dist/electron'),
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: { [entry]: resolve(root, `electron/${entry}.ts`), ...more },
        external,
        output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `${entry}-[name].${extension}` },
      },
    },
  }
}

const nodeModules = ['electron', /^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))]

/**
 * Reka UI puts `<style>` elements into its viewports, which the content security policy refuses.
 * They are taken out here; `styles/base.css` says the same.
 */
function withoutInlineStyles(): Plugin {
  const element = /, createVNode\(unref\(Primitive\), \{\s*as: "style"[\s\S]*?\}, 8, \["nonce"\]\)/
  return {
    name: 'without-inline-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!/reka-ui\/dist\/.*Viewport\.js/.test(id) || !code.includes('as: "style"')) return null
      if (!element.test(code)) this.error(`${id} builds its <style> element in another way now`)
      return { code: code.replace(element, ''), map: null }
    },
  }
}

export default defineConfig({
  root: 'src/ui',
  base: './',
  plugins: [
    withoutInlineStyles(),
    vue(),
    ui({
      root,
      // Components and composables are imported by name; colours and the theme are ours (styles/tokens.css, theme.ts).
      components: false,
      autoImport: false,
      dts: false,
      colorMode: false,
      icon: { clientBundle: { scan: { globInclude: ['src/ui/**/*.{vue,ts}'], globExclude: [] } } },
      experimental: { componentDetection: true },
      ui: { colors: { primary: 'primary', neutral: 'neutral' } },
    }),
  ],
  resolve: { alias: [{ find: /^@iconify\/vue$/, replacement: resolve(root, 'src/ui/icons/offline.ts') }] },
  define: {
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/ui'),
        emptyOutDir: true,
        target: 'es2023',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 700,
      },
    },
    main: electronBuild('main', 'es', nodeModules),
    preload: electronBuild('preload', 'cjs', ['electron']),
    engine: electronBuild('engine', 'es', nodeModules, {
      'plan-worker': resolve(root, 'src/engine/solve/plan-worker.ts'),
      'reading-process': resolve(root, 'src/engine/import/reading/reading-process.ts'),
      reading: resolve(root, 'electron/reading.ts'),
      'memory-watch': resolve(root, 'src/engine/import/reading/memory-watch.ts'),
    }),
  },
  builder: {
    sharedConfigBuild: true,
    async buildApp(builder) {
      for (const name of builds) {
        const environment = builder.environments[name]
        const ready = name === 'client' || existsSync(resolve(root, `electron/${name}.ts`))
        if (environment && ready && chosen.includes(name)) await builder.build(environment)
      }
    },
  },
  test: {
    root,
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    // By itself the runner leaves one of two cores unused.
    maxWorkers: 2,
  },
})
