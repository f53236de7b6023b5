"""Pure numerics for the assessment: distributions, intervals, mixtures and rounding tests, standard library only."""

from __future__ import annotations

from vetter.statistics.agreement import krippendorff, krippendorff_range
from vetter.statistics.beta import Beta, expected_cdf
from vetter.statistics.binomial import binomial_pmf, binomial_upper_tail
from vetter.statistics.fit import fit_quantiles, fit_two_quantiles
from vetter.statistics.gaussian import predicted
from vetter.statistics.grim import is_possible, smallest_base
from vetter.statistics.intervals import jeffreys, wilson
from vetter.statistics.lognormal import Lognormal
from vetter.statistics.mixture import mixture_beta_cdf, mixture_beta_interval, mixture_moments
from vetter.statistics.normal import expected_clamped_linear, normal_cdf, normal_pdf, normal_ppf
from vetter.statistics.pilot import Behaviour, FixedTrial, SequentialTrial, at_least, behaviour, fixed_trial, sequential_trial
from vetter.statistics.points import halton, lattice
from vetter.statistics.prevalence import Prevalence, Screening, prevalence
from vetter.statistics.quadrature import gauss_legendre, integrate

__all__ = [
    "Behaviour",
    "Beta",
    "FixedTrial",
    "Lognormal",
    "Prevalence",
    "Screening",
    "SequentialTrial",
    "at_least",
    "behaviour",
    "binomial_pmf",
    "binomial_upper_tail",
    "expected_cdf",
    "expected_clamped_linear",
    "fit_quantiles",
    "fit_two_quantiles",
    "fixed_trial",
    "gauss_legendre",
    "halton",
    "integrate",
    "is_possible",
    "jeffreys",
    "krippendorff",
    "krippendorff_range",
    "lattice",
    "mixture_beta_cdf",
    "mixture_beta_interval",
    "mixture_moments",
    "normal_cdf",
    "normal_pdf",
    "normal_ppf",
    "predicted",
    "prevalence",
    "sequential_trial",
    "smallest_base",
    "wilson",
]
