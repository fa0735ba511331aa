s/^\{"id":"([0-9]+)".*"source":"Stop the <g id=\\"1\\">pump<\/g>\.".*/{"id":"\1","target":"<g id=\\"1\\">Pumpe<\/g> anhalten."}/
s/^\{"id":"([0-9]+)".*"source":"Press (\*\*Stop\*\*|<pc id=.*>Stop<\/pc>)\.".*/{"id":"\1","target":"Drücken Sie Stop."}/
