s/^\{"id":"([0-9]+)".*"source":"Select \*\*Save\*\*\.".*/{"id":"\1","target":"Wählen Sie Speichern."}/
s/^\{"id":"([0-9]+)".*"source":"Shut it\.".*/{"id":"\1","target":"Zu<\/span>."}/
s/^\{"id":"([0-9]+)".*"source":"Switch the Hub on\.".*/{"id":"\1","target":"Nabe an."}/
s/^\{"id":"([0-9]+)".*"source":"Stop the valve\.".*/{"id":"\1","target":"Halten Sie das Ventil an."}/
