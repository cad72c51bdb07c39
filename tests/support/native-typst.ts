import { nativeEngine } from '../../src-main/documents/typesetting/native-engine.ts'
import { setElsewhere } from '../../src-main/documents/typesetting/typesetter.ts'

/** Whatever this process sets itself it sets by native code, where there is some: to the same bytes, and sooner. */
const native = nativeEngine()
if (native) setElsewhere(native)
