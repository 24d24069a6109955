/** The first steps: ways to begin, shown on the start until one was taken or they were hidden. */
export { FirstSteps, type FirstStepsProps } from './first-steps.tsx'
