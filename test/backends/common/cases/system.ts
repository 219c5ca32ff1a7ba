/** What is said of the system as a whole. */
import type * as model from '../../../../src/model/system.ts';
import {
  FIXED,
  built,
  deployment,
  kubernetes,
  monolith,
  named,
  system,
  systemEnvironment,
  type Cases,
} from './change.ts';

export const systemCases: Cases<model.System> = {
  modelVersion: FIXED,
  name: [built(system({ name: 'market' }))],
  documentation: [built(system({ documentation: 'Something else.' }))],
  package: [built(system({ package: 'org.example' }))],
  version: [built(system({ version: '2.0.0' }))],
  java: [built(system({ java: 21 }))],
  build: [named('build gradle', system({ build: 'gradle' }))],
  languages: [named('languages en, fr', system({ languages: ['en', 'fr'] }))],
  roles: [built((shop) => system({ roles: [{ name: 'AUDITOR', builtIn: false }, ...shop.roles] })(shop))],
  auth: [
    named('auth jwt', system({ auth: { kind: 'jwt' } })),
    named('auth session', system({ auth: { kind: 'session' } })),
    named('auth oidc', system({ auth: { kind: 'oidc', issuer: 'https://id.example.com' } })),
  ],
  discovery: [
    named('discovery consul', system({ discovery: { kind: 'consul' } })),
    named('discovery none', system({ discovery: { kind: 'none' } })),
  ],
  edge: [named('edge traefik', system({ edge: 'traefik' }))],
  console: [
    named('console elk', system({ console: { product: 'elk', alerts: [] } })),
    named(
      'alert',
      system({ console: { product: 'elk', alerts: [{ metric: 'errors', above: 1, seconds: 60, to: 'a@b.c' }] } }),
    ),
  ],
  tracing: [named('tracing otlp', system({ tracing: 'otlp' }))],
  broker: [
    named('broker rabbitmq', system({ broker: 'rabbitmq' })),
    named('broker kafka', system({ broker: 'kafka' })),
  ],
  environments: [
    named('dev { edge traefik }', systemEnvironment({ edge: 'traefik' })),
    named('dev { console grafana }', systemEnvironment({ console: { product: 'grafana', alerts: [] } })),
    named('dev { tracing zipkin }', systemEnvironment({ tracing: 'zipkin' })),
    named('dev { broker kafka }', systemEnvironment({ broker: 'kafka' })),
  ],
  applications: [named('monolith', (shop) => system({ applications: [...shop.applications, monolith()] })(shop))],
  deployments: [
    built(system({ deployments: [] })),
    named('deploy kubernetes', system({ deployments: [kubernetes] })),
    named('deploy local', system({ deployments: [{ kind: 'local', settings: { tls: false } }] })),
  ],
};

export const roleCases: Cases<model.Role> = {
  name: [built(system({ roles: [{ name: 'AUDITOR', builtIn: false }] }))],
  documentation: [
    built((shop) => system({ roles: shop.roles.map((role) => ({ ...role, documentation: 'Somebody.' })) })(shop)),
  ],
  builtIn: FIXED,
  was: [named('was', (shop) => system({ roles: shop.roles.map((role) => ({ ...role, was: 'FORMER' })) })(shop))],
};

export const deploymentCases: Cases<model.DeploymentSettings> = {
  images: [named('images', deployment({ images: 'ghcr.io/example' }))],
  host: [named('host', deployment({ host: 'shop.example.com' }))],
  tls: [named('tls', deployment({ tls: true }))],
};
