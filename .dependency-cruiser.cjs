/** The import rules of ARCHITECTURE.md, "Layers". */
const feature =
  '^src/(properties|rooms|tables|services|customers|availability|reservations|clients|orders|google|webhooks|closures|special-days|holds|users|sessions|audit|mail|sandbox|mailed-links|second-factor|invitations|pictures|manage|guest-mails)/'
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['main\\.ts$', '\\.test\\.ts$', 'booking-engine/\\w+\\.js$'],
      },
      to: {},
    },
    {
      name: 'kernel-is-alone',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/(?!kernel/)' },
    },
    {
      name: 'db-knows-kernel-only',
      severity: 'error',
      from: { path: '^src/db/' },
      to: { path: '^src/(?!db/|kernel/)' },
    },
    {
      name: 'schema-is-shape',
      comment: 'schema.ts imports the kernel and other schemas, and the status table it shows',
      severity: 'error',
      from: { path: `${feature}schema\\.ts$` },
      to: { path: '^src/', pathNot: ['^src/kernel/', '/schema\\.ts$', '/(status|roles)\\.ts$'] },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: {
        path: `${feature}(rules|status|engine|prepare|free|party|choices|combinations|service-day|setup|reasons)\\.ts$`,
      },
      to: {
        path: '^src/(db|http|oauth|context|start|app)|/(store|routes)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'store-only-asks',
      severity: 'error',
      from: { path: `${feature}store\\.ts$` },
      to: {
        path: '^src/',
        pathNot: ['^src/(db|kernel)/', '/(schema|rules|status|setup|weekdays)\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'http-stops-at-routes',
      severity: 'error',
      from: { path: feature, pathNot: '/routes\\.ts$' },
      to: { path: '^src/http/|^fastify$' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: {}, to: { path: '^src/main\\.ts$' } },
    {
      name: 'no-dev-in-src',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
