"""How the stages of a plan are carried out."""
