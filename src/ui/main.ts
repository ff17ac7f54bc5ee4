import icons from '@nuxt/ui/runtime/vue/plugins/icons.js'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createClient } from '../contract/client.ts'
import App from './App.vue'
import { connect } from './bridge.ts'
import { engineKey } from './client.ts'
import { createLanguage } from './language/i18n.ts'
import { createScreens } from './router.ts'
import { storedLocale } from './stores/preferences.ts'
import { useSession } from './stores/session.ts'

const bridge = connect()
const app = createApp(App)
app.provide(engineKey, { ...createClient(bridge.transport), listen: bridge.listen })
app.use(createPinia())
app.use(createLanguage(storedLocale()))
app.use(icons)
const session = useSession()
await session.start().catch(() => {
  session.engineLost = true
})
app.use(createScreens(() => session.summary !== null))
app.mount('#app')
