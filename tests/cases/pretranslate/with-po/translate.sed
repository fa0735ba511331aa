s/^\{"id":"([0-9]+)".*"source":"Stop %d pumps\.".*/{"id":"\1","target":"%s Pumpen anhalten."}/
s/^\{"id":"([0-9]+)".*"source":"Start %d pumps\.".*/{"id":"\1","target":"%d Pumpen starten."}/
s/^\{"id":"([0-9]+)".*"source":"One pump".*/{"id":"\1","target":"Eine Pumpe"}/
s/^\{"id":"([0-9]+)".*"source":"%d pumps".*/{"id":"\1","target":"%d Pumpen"}/
