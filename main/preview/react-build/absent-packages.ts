/** What to take instead of packages that models like to import and that the vendored set does not have. */

const instead: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:react-icons|@heroicons\/react|@tabler\/icons-react|@fortawesome\/.+|phosphor-react|@phosphor-icons\/react)$/,
    'Take the icons of lucide-react.',
  ],
  [/^(?:moment|dayjs|luxon)$/, 'Take date-fns.'],
  [/^(?:classnames|cn)$/, 'Take clsx.'],
  [/^(?:chart\.js|react-chartjs-2|victory|d3|apexcharts|react-apexcharts|@nivo\/.+|visx)$/, 'Take recharts.'],
  [/^(?:redux|react-redux|@reduxjs\/toolkit|jotai|recoil|mobx|mobx-react|valtio)$/, 'Take zustand.'],
  [
    /^(?:styled-components|@emotion\/.+|@mui\/.+|@chakra-ui\/.+|antd|@mantine\/.+|bootstrap|react-bootstrap)$/,
    'Style with Tailwind classes, and build the part from plain elements.',
  ],
  [/^(?:axios|ky|got|node-fetch)$/, 'Take fetch, which every browser has.'],
  [/^(?:uuid|nanoid)$/, 'Take crypto.randomUUID().'],
  [/^(?:lodash|lodash-es|underscore|ramda)$/, 'Write the few lines with the methods that arrays and objects have.'],
  [/^(?:next|next\/.+|gatsby|@remix-run\/.+|@tanstack\/react-router|wouter)$/, 'Take react-router.'],
  [/^(?:react-spring|@react-spring\/.+|gsap)$/, 'Take framer-motion.'],
  [/^(?:formik|yup)$/, 'Take react-hook-form and zod.'],
  [
    /^(?:fs|path|os|crypto|http|https|child_process|process|stream|util|buffer|url)$/,
    'It is a part of Node, and the app runs in a browser.',
  ],
]

/** A sentence, or undefined for a package that nothing stands in for. */
export function absentPackages(name: string): string | undefined {
  return instead.find(([pattern]) => pattern.test(name))?.[1]
}
