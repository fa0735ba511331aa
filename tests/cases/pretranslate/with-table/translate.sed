s/^\{"id":"([0-9]+)".*"source":"The pump is quiet\.".*/{"id":"\1","target":"Die Pumpe ist leise."}/
s/^\{"id":"([0-9]+)".*"source":"Wait 15 minutes\.".*/{"id":\1,"target":"15 Minuten warten.","model":"sed"}/
