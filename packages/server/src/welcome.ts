/** What a server says of itself when it has started: the demo, its first site, and the link for setting it up. */
import type { Welcome } from './cli/workshop.js';
import { articles } from './demo/index.js';
import type { SecretsAndSetup } from './identity/secrets.js';
import type { Store } from './ports/store.js';

interface Known {
  readonly store: Pick<Store, 'sites' | 'desk'>;
  readonly secrets: Pick<SecretsAndSetup, 'issueSetupCode'>;
}

/** Asked anew each time; a code for setting up is issued only while there is nobody. */
export const welcomeOf =
  ({ store, secrets }: Known, publicUrl: string) =>
  async (): Promise<Welcome> => {
    const sites = await store.sites.list();
    const own = sites.find(({ demo }) => !demo)?.id;
    const article = sites.some(({ demo }) => demo) ? articles[0]?.slug : undefined;
    const nobody = (await store.desk.count()) === 0;
    return {
      ...(article !== undefined && { demoArticle: `${publicUrl}/demo/${article}` }),
      ...(own !== undefined && { site: own }),
      ...(nobody && { setupCode: secrets.issueSetupCode() }),
    };
  };
