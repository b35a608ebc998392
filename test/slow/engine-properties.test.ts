/** The engine against the oracle, in many generated restaurants and on every day of a year. */
import { engineProperties } from '../support/oracle/properties.ts'
import { clockChangeProperties, yearProperties } from '../support/oracle/zones.ts'

engineProperties(2500)
yearProperties()
clockChangeProperties()
