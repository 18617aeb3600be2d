// The editor of narasi.
