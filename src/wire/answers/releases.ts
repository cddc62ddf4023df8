/** `GET /api/releases`: those of each app, the one last first seen at first; at most 200. */
export interface Release {
  app: string;
  release: string;
  /** Epoch ms of its first and newest entry. */
  first: number;
  newest: number;
  visits: number;
}
