/** The public names of the server, for those who run it inside a program of their own. */
export { createApp, type App, type AppOverrides } from './app.js';
export type { Runnable, Welcome } from './cli/workshop.js';
export { SettingsError, readSettings, type SettingsSources } from './config/read-settings.js';
export { SETTINGS, type SettingName, type Settings } from './config/settings.js';
