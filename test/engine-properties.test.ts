/** A few generated restaurants on every run; `test/slow/` has many. */
import { engineProperties } from './support/oracle/properties.ts'
import { clockChangeProperties } from './support/oracle/zones.ts'

engineProperties(200)
clockChangeProperties()
