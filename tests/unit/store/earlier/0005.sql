BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE findings (
	stage VARCHAR(40) NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	id VARCHAR(80) NOT NULL, 
	place INTEGER NOT NULL, 
	form VARCHAR(80) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_findings PRIMARY KEY (stage, subject, kind, id), 
	CONSTRAINT fk_findings_stage_subject_results FOREIGN KEY(stage, subject) REFERENCES results (stage, subject) ON DELETE CASCADE
);
INSERT INTO "findings" VALUES('read','baa39427f483','remark','r',0,'Remark','{"end":7,"quote":"Marenia","source":"baa39427f483","start":0}');
CREATE TABLE links (
	number INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	link VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_links PRIMARY KEY (number), 
	CONSTRAINT uq_links_link UNIQUE (link)
);
INSERT INTO "links" VALUES(1,'source','baa39427f483','9b18e075330c17579d5abb9f8403c3a4a0734cca0c8fc5dd671d4cdec34add74','58d9b39e6bf040be6c6c0b2c8a833641ac92d60f23faef5527cf3cc70c9fe240');
INSERT INTO "links" VALUES(2,'text','baa39427f483','6bc4807463987ac931f08e1cc101d720c990459560b62bf8273337edb573e862','294acb3bedc55fe53d6ccb5a651778cbb23760ae030636f3a61e221365a1aca1');
INSERT INTO "links" VALUES(3,'result','read/baa39427f483','ec20c7ecf1746f656707d67dfcd5793c7ac3b3b89e9d4811691c4f74b0729d3e','e10f23aa62b77790af7128b61efd46029cd451082c7ec2217fae2ed6021b6c1c');
INSERT INTO "links" VALUES(4,'review','1','d900ab07a9453d11c57c0c8d0c0b1445b1e3bfaf832492e8cdb56f58e9809570','72be8630870308f0ab7a8e8c6ad64065069afa89d197c0b97f8b534ef66ed241');
INSERT INTO "links" VALUES(5,'log','1','22d5d8d8fa9db09e753685fc2748d8dadd98bce205a1d138788123e5ad0171da','5be3a9c95d58b1a91f70e1b6d8d1ccee4bc2540f9608c36ec79f1660a24a0b62');
INSERT INTO "links" VALUES(6,'log','2','c101d376bda9abd704dcb7f4362dea8421b2d8e4c43345918411bdcc8c156858','e92e8289bee8fb9047b4d178d49004ee51984df476b3d24365406f6dea01dcbb');
CREATE TABLE log (
	number INTEGER NOT NULL, 
	"when" VARCHAR(32) NOT NULL, 
	who TEXT NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_log PRIMARY KEY (number)
);
INSERT INTO "log" VALUES(1,'2031-02-03T12:00:00.000+00:00','Ana','add','baa39427f483','m.txt');
INSERT INTO "log" VALUES(2,'2031-02-03T12:00:00.000+00:00','travaux','chain','','5');
CREATE TABLE rests_on (
	stage VARCHAR(40) NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	source VARCHAR(12) NOT NULL, 
	CONSTRAINT pk_rests_on PRIMARY KEY (stage, subject, source), 
	CONSTRAINT fk_rests_on_source_sources FOREIGN KEY(source) REFERENCES sources (id), 
	CONSTRAINT fk_rests_on_stage_subject_results FOREIGN KEY(stage, subject) REFERENCES results (stage, subject) ON DELETE CASCADE
);
INSERT INTO "rests_on" VALUES('read','baa39427f483','baa39427f483');
CREATE TABLE results (
	stage VARCHAR(40) NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	status VARCHAR(10) NOT NULL, 
	form VARCHAR(80), 
	value TEXT, 
	digest VARCHAR(64), 
	counts TEXT NOT NULL, 
	error TEXT, 
	started VARCHAR(32) NOT NULL, 
	finished VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_results PRIMARY KEY (stage, subject)
);
INSERT INTO "results" VALUES('read','baa39427f483',1,'print','done','Speech','{}','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','{}',NULL,'2031-02-03T12:00:00.000+00:00','2031-02-03T12:00:00.000+00:00');
CREATE TABLE reviews (
	number INTEGER NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	id VARCHAR(80) NOT NULL, 
	verdict VARCHAR(10) NOT NULL, 
	reason TEXT NOT NULL, 
	original TEXT NOT NULL, 
	replacement TEXT, 
	who TEXT NOT NULL, 
	"when" VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_reviews PRIMARY KEY (number)
);
INSERT INTO "reviews" VALUES(1,'baa39427f483','remark','r','confirm','heard it','{"end":7,"quote":"Marenia","source":"baa39427f483","start":0}',NULL,'Ana','2031-02-03T12:00:00.000+00:00');
CREATE TABLE sources (
	number INTEGER NOT NULL, 
	id VARCHAR(12) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	title TEXT, 
	date VARCHAR(10), 
	body TEXT, 
	stage TEXT, 
	sector VARCHAR(40), 
	author TEXT, 
	symbol TEXT, 
	language VARCHAR(20), 
	visibility VARCHAR(10) NOT NULL, 
	added VARCHAR(32) NOT NULL, returns VARCHAR(12), track VARCHAR(10), speakers TEXT, sound VARCHAR(64), 
	CONSTRAINT pk_sources PRIMARY KEY (number), 
	CONSTRAINT uq_sources_id UNIQUE (id), 
	CONSTRAINT uq_sources_sha256 UNIQUE (sha256)
);
INSERT INTO "sources" VALUES(1,'baa39427f483','baa39427f4835c3bb193e51202f8077852264894a8a275e2f8633665c0308fc4','m.txt',26,'transcript',NULL,'2031-02-01',NULL,NULL,NULL,NULL,NULL,NULL,'public','2031-02-03T12:00:00.000+00:00',NULL,NULL,NULL,NULL);
CREATE TABLE texts (
	source VARCHAR(12) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (source), 
	CONSTRAINT fk_texts_source_sources FOREIGN KEY(source) REFERENCES sources (id)
);
INSERT INTO "texts" VALUES('baa39427f483','239eebefa6ce9273a30ec489abff892f0b4cf1049940f1f15dbb3a1a368aadf1','["Marenia: we keep the toll.",[]]');
CREATE INDEX ix_reviews_subject_kind_id ON reviews (subject, kind, id);
CREATE INDEX ix_rests_on_source ON rests_on (source);
CREATE INDEX ix_links_kind_name ON links (kind, name);
COMMIT;
