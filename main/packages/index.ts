/**
 * Packages that the studio does not bring along: installed from the user's registry into a folder of the studio's own, and
 * found there again by builds. See docs/decisions/0032-packages.md.
 */
export { createPackageInstaller, type Packages, type PackagesOptions } from './packages.ts'
