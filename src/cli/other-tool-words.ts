/** The actions of `docker-credential`, for its definition, its work and the completions. */
export const dockerActions = ['get', 'store', 'erase', 'list', 'script'] as const;
