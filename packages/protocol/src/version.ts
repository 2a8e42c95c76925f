/** The protocol's version, part of every path and of nothing else. */

/** The path segment of the HTTP commands, `/v1/<name>`. */
export const API_PATH = '/v1';

/** The path of the live connection (Socket.IO). */
export const LIVE_PATH = '/v1/live';

/** The namespace moderators connect to; readers use `/`. */
export const DESK_NAMESPACE = '/moderation';
