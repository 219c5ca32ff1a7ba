/**
 * Versions of what the emitted applications are built from; the one place to raise them. Boot's and Cloud's lines must fit: Cloud
 * 2025.1.2 accepts Boot 4.0 and 4.1 (its CompatibilityVerifier refuses others at start), and Spring Boot Admin 4.1.2 is built on Boot 4.1.0.
 */
export const VERSIONS = {
  springBoot: '4.1.0',
  springCloud: '2025.1.2',
  /** Later ones that the release train names are not published everywhere. */
  configServer: '5.0.2',
  springBootAdmin: '4.1.2',
  springdoc: '3.1.1',
  bucket4j: '8.15.0',
} as const;
