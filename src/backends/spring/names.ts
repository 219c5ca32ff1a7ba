/** Java names from names of the model: one place that knows what Java, and the classes we emit, reserve. */
import { pascalCase } from '../../model/names.ts';

/** Keywords, literals and contextual keywords that cannot name a variable, a parameter or a package (JLS 3.9). */
const KEYWORDS = new Set(
  (
    'abstract assert boolean break byte case catch char class const continue default do double else enum extends final ' +
    'finally float for goto if implements import instanceof int interface long native new package private protected ' +
    'public return short static strictfp super switch synchronized this throw throws transient try void volatile while ' +
    '_ true false null var yield record sealed permits when'
  ).split(' '),
);

/** Names that a record component may not have (JLS 8.10.1): its accessor would clash with a method of `Object`. */
const RECORD_RESERVED = new Set([
  'clone',
  'finalize',
  'getClass',
  'hashCode',
  'notify',
  'notifyAll',
  'toString',
  'wait',
]);

/**
 * Simple names of types that emitted files use without a package: those of `java.lang`, and what the templates import.
 * A test compares this list with the templates.
 */
const TAKEN_TYPES = new Set(
  (
    'Object String Boolean Byte Character Class Double Enum Error Exception Float Integer Iterable Long Math Module Number ' +
    'Override Package Process Record Runnable Runtime Short System Thread Throwable Void Deprecated Comparable ' +
    'SuppressWarnings SafeVarargs FunctionalInterface ' +
    'BigDecimal Duration Instant LocalDate LocalTime ZoneOffset ChronoUnit UUID Optional List Set Map Collection Collections ' +
    'ArrayList HashMap HashSet LinkedHashSet EnumSet Arrays Objects Locale URI Function Predicate Supplier StringJoiner ' +
    'Entity Table Column Id Version Index Enumerated EnumType GeneratedValue GenerationType ManyToOne OneToMany OneToOne ManyToMany ' +
    'JoinColumn JoinTable OrderBy CascadeType FetchType MappedSuperclass EntityManager LockModeType OptimisticLockException ' +
    'JdbcTypeCode SqlTypes UuidGenerator Hibernate JpaRepository JpaSpecificationExecutor CrudRepository ' +
    'Page Pageable PageableDefault PageRequest Sort Specification Service Component Repository Transactional TransactionOperations ' +
    'Valid NotNull NotBlank NotEmpty Size Min Max Pattern Digits DecimalMin DecimalMax Nullable NullMarked JsonProperty ' +
    'Bean Configuration Value Test Application BaseEntity NumberedEntity Operation Roles Access AccessRule EntityAccess CurrentUser ' +
    'Problem Problems ProblemDetail ProblemHandler FieldProblem SecurityProblems UniqueConstraints IfMatch Paging ' +
    'LocalReferences ReadonlyFields Parts PartMapper RemoteReference RemoteReferences ' +
    'HttpHeaders HttpMethod HttpStatus MediaType ResponseEntity RestController RequestMapping GetMapping PostMapping PutMapping ' +
    'DeleteMapping PathVariable RequestBody RequestHeader RequestParam ParameterObject ServletUriComponentsBuilder ' +
    'HttpExchange GetExchange ClientRegistrationId JsonIgnoreProperties JsonMapper ApiTest Rows Tokens OwnersStub MvcTestResult ' +
    'ParameterizedTest Arguments MethodSource ValueSource RestClient User'
  ).split(' '),
);

/** A class name for an entity or an enum: `Order` → `Order`, `String` → `StringEntity`, `orderLine` → `OrderLine`. */
export function className(name: string, suffixWhenTaken: 'Entity' | 'Enum'): string {
  const pascal = validStart(/^[A-Z][A-Za-z0-9]*$/.test(name) ? name : pascalCase(name));
  return TAKEN_TYPES.has(pascal) ? pascal + suffixWhenTaken : pascal;
}

/** True for a simple name that emitted files use for something else. */
export function isTakenType(type: string): boolean {
  return TAKEN_TYPES.has(type);
}

/** A name for a field, a parameter and a record component; `class` → `class_`. */
export function variableName(name: string): string {
  return KEYWORDS.has(name) || RECORD_RESERVED.has(name) ? `${name}_` : validStart(name);
}

/** One part of a package name: `Catalog` → `catalog`, `store-front` → `storefront`, `new` → `new_`. */
export function packagePart(name: string): string {
  const lower = name.toLowerCase().replaceAll('-', '');
  return KEYWORDS.has(lower) ? `${lower}_` : validStart(lower);
}

/** Head of an application's class names: `catalog` → `Catalog`. `SpringApplication` is Spring's: `spring` → `SpringApp`. */
export function applicationClassPrefix(name: string): string {
  const prefix = validStart(pascalCase(name));
  return prefix === 'Spring' ? 'SpringApp' : prefix;
}

/** `getX` for a variable name; bean rules keep the rest as it is: `placedAt` → `PlacedAt`. */
export function accessorSuffix(variable: string): string {
  return variable.charAt(0).toUpperCase() + variable.slice(1);
}

function validStart(name: string): string {
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}
